package py_test

import (
	"fmt"

	"locmem/engine/py"
)

// Python's repr() and str() of values.
func ExampleRepr() {
	set, _ := py.NewSet(py.Int(3), py.Int(1), py.Int(2))
	v := &py.List{Items: []py.Value{py.Str("it's"), py.Float(1e16), py.None, py.Bool(true), set, py.Bytes("\x00a")}}
	fmt.Println(py.Repr(v))
	fmt.Println(py.Text(py.Str("it's")))
	// Output:
	// ["it's", 1e+16, None, True, {1, 2, 3}, b'\x00a']
	// it's
}

// 1, 1.0 and True are one key, and the first of them stays.
func ExampleDict() {
	d := py.NewDict(py.Int(1), py.Str("int"), py.Bool(true), py.Str("bool"))
	fmt.Println(py.Repr(d))
	fmt.Println(d.Set(&py.List{}, py.None))
	// Output:
	// {1: 'bool'}
	// TypeError: unhashable type: 'list'
}

// int() of a setting: what it refuses is Python's error.
func ExampleParseInt() {
	for _, v := range []py.Value{py.Str(" 1_000 "), py.Str("٣"), py.Float(-4.9), py.Str("4.5")} {
		n, err := py.ParseInt(v)
		fmt.Println(n, err)
	}
	// Output:
	// 1000 <nil>
	// 3 <nil>
	// -4 <nil>
	// <nil> ValueError: invalid literal for int() with base 10: '4.5'
}

// A tuple gives its items to %, any other value is the only argument.
func ExamplePercent() {
	fmt.Println(py.Percent("Key '%s' not found", py.Int(5)))
	fmt.Println(py.Percent("Key '%s' not found", &py.Tuple{Items: []py.Value{py.Str("a"), py.Str("b")}}))
	// Output:
	// Key '5' not found <nil>
	//  TypeError: not all arguments converted during string formatting
}
