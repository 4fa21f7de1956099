package share

import (
	"strconv"
	"strings"

	"rsc.io/qr"
)

// QRMost is the longest link that is drawn as a QR code, in bytes. The code could hold
// twice as much; a telephone could not read that off a screen.
const QRMost = 1200

// qrQuiet is how many white modules a QR code needs around it.
const qrQuiet = 4

// QR is a link as a QR code: an SVG path of its black modules, which are one wide, and how
// many there are in a row with the white ones around. ok is false for a link that is too
// long.
func QR(link string) (path string, side int, ok bool) {
	if len(link) > QRMost {
		return "", 0, false
	}
	code, err := qr.Encode(link, qr.L)
	if err != nil {
		return "", 0, false
	}
	var out strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for code.Black(x, y) {
				x++
			}
			if x > from {
				out.WriteString("M" + strconv.Itoa(from+qrQuiet) + " " + strconv.Itoa(y+qrQuiet) + "h" + strconv.Itoa(x-from) + "v1H" + strconv.Itoa(from+qrQuiet) + "z")
			}
		}
	}
	return out.String(), code.Size + 2*qrQuiet, true
}
