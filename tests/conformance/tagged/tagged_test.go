package tagged

import (
	"encoding/json"
	"testing"

	"locmem/engine/py"
)

// Texts as Python's json.dumps(encode(v), sort_keys=True) writes them.
var texts = []string{
	`{"t": "none"}`,
	`{"t": "bool", "v": true}`,
	`{"t": "int", "v": "-7"}`,
	`{"t": "int", "v": "123456789012345678901234567890"}`,
	`{"t": "float", "v": "1e+20"}`,
	`{"t": "float", "v": "-0.0"}`,
	`{"t": "float", "v": "nan"}`,
	`{"t": "float", "v": "-inf"}`,
	`{"t": "str", "v": "a\"\\\n\r\t\b\f\u0000\u007f/<&>"}`,
	`{"t": "str", "v": "\u00e9\u2028\ud83d\ude00"}`,
	`{"t": "str", "v": "\udc80 alone \ud800"}`,
	`{"t": "str", "v": "\ud800\ud83d\ude00"}`,
	`{"t": "bytes", "v": "00ff"}`,
	`{"t": "list", "v": []}`,
	`{"t": "list", "v": [{"t": "int", "v": "1"}, {"t": "tuple", "v": [{"t": "none"}]}]}`,
	`{"t": "dict", "v": [[{"t": "str", "v": "b"}, {"t": "int", "v": "1"}], [{"t": "str", "v": "a"}, {"t": "dict", "v": []}]]}`,
	`{"t": "set", "v": [{"t": "int", "v": "10"}, {"t": "int", "v": "9"}, {"t": "str", "v": "1"}]}`,
	`{"t": "frozenset", "v": [{"t": "bytes", "v": "61"}]}`,
	`{"t": "bytearray", "v": "6162"}`,
	`{"t": "complex", "v": ["0.0", "-1.5"]}`,
	`{"t": "decimal", "v": "1.10"}`,
	`{"t": "date", "v": "2024-02-29"}`,
	`{"t": "datetime", "v": "2024-02-29T01:02:03"}`,
	`{"t": "datetime", "v": "2024-02-29T01:02:03.000400+00:00"}`,
	`{"t": "timedelta", "v": ["-1", "86399", "999999"]}`,
	`{"t": "uuid", "v": "12345678-1234-5678-1234-567812345678"}`,
}

func TestEncodeIsTheInverseOfDecode(t *testing.T) {
	for _, text := range texts {
		var tag Value
		if err := json.Unmarshal([]byte(text), &tag); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		v, err := tag.Decode()
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		got, err := Encode(v)
		if err != nil || string(got) != text {
			t.Errorf("got  %s, %v\nwant %s", got, err, text)
		}
	}
}

func TestEncodeRefusesWhatHasNoTag(t *testing.T) {
	refused := &py.Object{Name: "function"}
	for _, v := range []py.Value{nil, refused, &py.List{Items: []py.Value{refused}}, py.NewDict(py.Int(1), refused)} {
		if got, err := Encode(v); err == nil {
			t.Errorf("%v became %s", v, got)
		}
	}
}

func TestSetsAreOrderedByText(t *testing.T) {
	s, err := py.NewSet(py.Str("1"), py.Int(9), py.Int(10))
	if err != nil {
		t.Fatal(err)
	}
	got, _ := Encode(s)
	if want := `{"t": "set", "v": [{"t": "int", "v": "10"}, {"t": "int", "v": "9"}, {"t": "str", "v": "1"}]}`; string(got) != want {
		t.Errorf("got %s", got)
	}
}
