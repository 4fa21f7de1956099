package poster

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"maps"
	"slices"
)

// encoded is a picture as PNG with a palette: of more colours than that has, the rarest are
// those that are nearest to them.
func encoded(img *image.RGBA) ([]byte, error) {
	count := map[color.RGBA]int{}
	eachRun(img, func(c color.RGBA, from, to int) { count[c] += to - from })
	all := slices.SortedFunc(maps.Keys(count), func(a, b color.RGBA) int {
		return cmp.Or(count[b]-count[a], int(a.R)-int(b.R), int(a.G)-int(b.G), int(a.B)-int(b.B))
	})
	index := map[color.RGBA]uint8{}
	var palette color.Palette
	for _, c := range all {
		if len(palette) < 256 {
			index[c] = uint8(len(palette))
			palette = append(palette, c)
		} else {
			index[c] = uint8(palette.Index(c))
		}
	}
	out := image.NewPaletted(img.Rect, palette)
	eachRun(img, func(c color.RGBA, from, to int) {
		i := index[c]
		for at := from; at < to; at++ {
			out.Pix[at] = i
		}
	})
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&b, out)
	return b.Bytes(), err
}

// eachRun calls f with every run of pixels of one colour, from one to before another, as
// they lie in the picture.
func eachRun(img *image.RGBA, f func(c color.RGBA, from, to int)) {
	at := func(n int) color.RGBA {
		return color.RGBA{img.Pix[4*n], img.Pix[4*n+1], img.Pix[4*n+2], img.Pix[4*n+3]}
	}
	from, size := 0, len(img.Pix)/4
	for n := 1; n <= size; n++ {
		if n == size || at(n) != at(from) {
			f(at(from), from, n)
			from = n
		}
	}
}
