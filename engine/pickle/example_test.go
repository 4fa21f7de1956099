package pickle_test

import (
	"fmt"

	"locmem/engine/pickle"
	"locmem/engine/py"
)

// The bytes are those of Python's pickle.dumps(value, protocol=5).
func ExampleMarshal() {
	value := py.NewDict(py.Str("id"), py.Int(7), py.Str("tags"), &py.List{Items: []py.Value{py.Str("a"), py.Str("id")}})
	data, err := pickle.Marshal(value)
	if err != nil {
		panic(err)
	}
	fmt.Printf("%q\n", data)
	// Output: "\x80\x05\x95\x1d\x00\x00\x00\x00\x00\x00\x00}\x94(\x8c\x02id\x94K\a\x8c\x04tags\x94]\x94(\x8c\x01a\x94h\x01eu."
}

// What was written comes back as a value of its own.
func ExampleUnmarshal() {
	data, _ := pickle.Marshal(&py.Tuple{Items: []py.Value{py.Int(1), py.None}})
	v, err := pickle.Unmarshal(data)
	fmt.Println(py.Repr(v), err)
	_, err = pickle.Unmarshal(data[:len(data)-1])
	fmt.Println(err)
	// Output:
	// (1, None) <nil>
	// UnpicklingError: pickle data was truncated
}

// A function has no pickle, so it cannot be cached.
func ExampleMarshal_refused() {
	_, err := pickle.Marshal(&py.Object{Name: "function", Text: "<function f at 0x7f00>"})
	fmt.Println(err)
	// Output: PicklingError: Can't pickle <function f at 0x7f00>
}
