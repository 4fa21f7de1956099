package pickle

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestDisassembleAsPickletools: testdata/disassembled.py recorded what Python's own
// module says.
func TestDisassembleAsPickletools(t *testing.T) {
	raw, err := os.ReadFile("testdata/disassembled.json")
	must(t, err)
	var list []struct{ Pickle, Text string }
	must(t, json.Unmarshal(raw, &list))
	line := regexp.MustCompile(`(?m)^ *(\d+): (\S+) +([A-Z0-9_]+) *(.*)$`)
	for _, x := range list {
		data, err := hex.DecodeString(x.Pickle)
		must(t, err)
		lines := line.FindAllStringSubmatch(x.Text, -1)
		ops, total := Disassemble(data, 100)
		if total != len(lines) || len(ops) != min(total, 100) {
			t.Fatalf("%.60s: %d opcodes, %d listed, want %d", x.Pickle, total, len(ops), len(lines))
		}
		end := 0
		for i, o := range ops {
			want := lines[i][1:]
			arg := o.Arg
			if cut, _, ok := strings.Cut(arg, "…"); ok && strings.HasPrefix(want[3], strings.TrimSuffix(cut, "'")) && len(cut) >= ArgShown {
				arg = want[3]
			}
			got := []string{fmt.Sprint(o.Pos), opcode(o.Code[0]), o.Name, arg}
			if strings.Join(got, "|") != strings.Join(want, "|") {
				t.Errorf("%.60s: got %q, want %q", x.Pickle, got, want)
			}
			if o.Pos != end || !bytes.Equal(o.Code, data[o.Pos:o.Pos+min(o.Size, OpShown)]) {
				t.Errorf("%.60s: %+v is not what stands there", x.Pickle, o)
			}
			end += o.Size
		}
		if total <= 100 && end != len(data) {
			t.Errorf("%.60s: %d bytes of %d", x.Pickle, end, len(data))
		}
	}
}

// opcode is a byte as pickletools shows it.
func opcode(b byte) string {
	if b < 0x7f {
		return string(rune(b))
	}
	return fmt.Sprintf(`\x%02x`, b)
}

// TestDisassembleWhatIsCutOff ends where it ends, and takes no memory for a length
// that lies.
func TestDisassembleWhatIsCutOff(t *testing.T) {
	data, err := hex.DecodeString("80055d94284b014dff")
	must(t, err)
	if ops, total := Disassemble(data, 10); total != 5 || ops[4].Name != "BININT1" {
		t.Errorf("%d: %+v", total, ops)
	}
	if _, total := Disassemble([]byte("\x80\x05X\xff\xff\xff\xffab"), 10); total != 1 {
		t.Errorf("%d opcodes of a text that is not there", total)
	}
}
