package syntax

import (
	"fmt"
	"strings"
	"testing"
)

// TestSession has what people paste: each cell is shown as line, who and code.
func TestSession(t *testing.T) {
	for _, c := range []struct {
		name, code string
		want       []string
	}{
		{"a prompt", ">>> x = 1\n>>> x\n1\n", []string{"1 |x = 1", "2 |x"}},
		{"a block", ">>> for i in x:\n...     print(i)\n... \n0\n>>> y", []string{"1 |for i in x:\n    print(i)\n", "5 |y"}},
		{"an open bracket", ">>> y = [1,\n...      2]\n>>> y\n[1, 2]", []string{"1 |y = [1,\n     2]", "3 |y"}},
		{"a traceback", ">>> f()\nTraceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\nNameError: name 'f' is not defined\n>>> 7\n7", []string{"1 |f()", "5 |7"}},
		{"dots in the output", ">>> print('...')\n...\n>>> x", []string{"1 |print('...')\n", "3 |x"}},
		{"names", "w1>>> a\ns2.w1>>> b\n... c\nt1>>> d\nw1.a>>> e", []string{"1 w1|a", "2 s2.w1|b\nc", "4 t1|d", "5 w1.a|e"}},
		{"an open bracket, and another", "w1>>> f(1,\nw2>>> 2)", []string{"1 w1|f(1,", "2 w2|2)"}},
		{"comments before", "# from the docs\n\n>>> x", []string{"3 |x"}},
		{"indented", "    >>> x = (1 +\n    ...      2)\n    3\n", []string{"1 |x = (1 +\n     2)"}},
		{"line ends of Windows", ">>> if x:\r\n...     y\r\n... \r\n1\r\n>>> z\r\n", []string{"1 |if x:\n    y\n", "5 |z"}},
		{"a prompt before each line", ">>> if x:\n>>>     y\n>>> else:\n>>>     z\n>>> w = [\n>>>     1,\n>>> ]\n>>> s = '''\n>>> a'''\n>>> v",
			[]string{"1 |if x:\n    y\nelse:\n    z", "5 |w = [\n    1,\n]", "8 |s = '''\na'''", "10 |v"}},
		{"empty prompts", ">>> \n>>> x\n>>>\n", []string{"2 |x"}},
		{"the shell", "$ python manage.py shell\nPython 3.11.2 (main, Mar 13 2023, 12:18:29) [GCC 12.2.0] on linux\n" +
			"Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n(InteractiveConsole)\n>>> x\n1", []string{"5 |x"}},
		{"a long shell prompt", "(venv) user@host:~/site$ python3 manage.py shell\n>>> x", []string{"2 |x"}},
		{"Windows' shell prompt", "C:\\site> python manage.py shell\n>>> x", []string{"2 |x"}},
		{"only a command", "python manage.py shell\n\nfrom a import b\nb.c()\n", []string{"2 |\nfrom a import b\nb.c()\n"}},
		{"docker", "docker-compose exec web python manage.py shell\n>>> x", []string{"2 |x"}},
		{"Django 5.2", "$ ./manage.py shell\n7 objects imported automatically (use -v 2 for details).\n\n>>> x", []string{"4 |x"}},
		{"IPython", "Python 3.11.2 (main, Mar 13 2023)\nType 'copyright', 'credits' or 'license' for more information\nIPython 8.5.0 -- An enhanced Interactive Python.\n\n" +
			"In [1]: def f():\n   ...:     return 1\n   ...: \n\nIn [2]: f()\nOut[2]: 1\n\nIn [3]: [1,\n   ...:  2]\nOut[3]: [1,\n 2]\n",
			[]string{"5 |def f():\n    return 1\n", "9 |f()", "12 |[1,\n 2]"}},
		{"IPython from the middle of a line", "cache.set('1', 2)\n\nIn [4]: cache.get('1')\nOut[4]: 2\n", []string{"1 |cache.set('1', 2)\n", "3 |cache.get('1')"}},
		{"code", "x = 1\nif x:\n    y\n", nil},
		{"code with a doctest", "def f():\n    '''\n    >>> f()\n    '''\n", nil},
		{"code that divides", "x % python\n", nil},
		{"nothing", "", nil},
		{"an ellipsis", "...\n", nil},
	} {
		cells, pasted := Session(c.code)
		var got []string
		for _, cell := range cells {
			got = append(got, fmt.Sprintf("%d %s|%s", cell.Line, cell.Who, cell.Src))
		}
		want := c.want
		if want == nil {
			want = []string{"1 |" + c.code}
		}
		if pasted != (c.want != nil) || strings.Join(got, "§") != strings.Join(want, "§") {
			t.Errorf("%s: %v\n got %q\nwant %q", c.name, pasted, got, want)
		}
	}
}

// TestCellPlaces: places are those of the text that was pasted.
func TestCellPlaces(t *testing.T) {
	code := "w1>>> x = 1\r\n  >>> if é:\r\n  ...     y = z\r\n1\r\nIn [12]: a = b\r\n   ...: c = d"
	cells, _ := Session(code)
	for _, c := range cells {
		body, err := c.Parse()
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range body {
			if i, ok := s.(*If); ok {
				s = i.Yes[0]
			}
			x := s.(*Assign).Targets[0].(*Name)
			lines := strings.Split(code, "\r\n")
			if line := []rune(lines[x.Line-1]); string(line[x.Col-1]) != x.ID || code[x.Offset:][:1] != x.ID {
				t.Errorf("%s is said to be at %d:%d and %d", x.ID, x.Line, x.Col, x.Offset)
			}
		}
	}
	for code, want := range map[string]string{
		">>> 1 +":                       "SyntaxError: invalid syntax (1:8)\n",
		"1\n":                           "",
		"\n>>> x\n>>> if y:\n... z":     "IndentationError: expected an indented block after 'if' statement on line 3 (4:5)\nhint: Start the lines of the block with four spaces.\n",
		">>> a\nIn [2]: '''\n   ...: x": "SyntaxError: unterminated triple-quoted string literal (detected at line 3) (2:9)\n",
	} {
		cells, _ := Session(code)
		if _, err := cells[len(cells)-1].Parse(); said(err) != want {
			t.Errorf("%q: %s, not %s", code, said(err), want)
		}
	}
}

// TestIncomplete has what Python's prompt asks more for, and what it runs.
func TestIncomplete(t *testing.T) {
	for code, want := range map[string]bool{
		"": false, "x": false, "x = 1\n": false, "x = (": true, "x = (1,\n": true, "f(": true, "[1, {": true,
		"'''": true, "'''a\nb": true, "'a": false, "f'''{x}": true, "x = \\": true, "x)": false, "(]": false,
		"if x:": true, "if x:\n    y": true, "if x:\n    y\n": false, "if x: y": true, "if x:\n    y\nelse:": true,
		"for a in b:": true, "while x:": true, "try:\n    x": true, "try:\n    x\nexcept A:": true, "def f():": true,
		"def f():\n    return 1\n\n": false, "class A:": true, "class A:\n    x = 1": true, "class A:\n    x = 1\n": false,
		"with a as b:": true, "@a": true, "@a\ndef f():": true, "@a\ndef f(): pass\n": false, "@a\nclass B:": true,
		"async def f():": true, "async with a:": true, "async for a in b:": true,
		"match x:": true, "match x:\n    case 1:": true, "match x:\n    case 1:\n        y": true, "match x:\n    case 1: y\n": false,
		"match = 1": false, "match(x)": false, "match": false, "match.x": false, "lambda: x": false, "x: int": false,
		"if x:\n    y\nz": false, "x = 1\nif y:": true,
		">>> if x:": true, ">>> if x:\n...     y": true, ">>> if x:\n...     y\n... ": false, ">>> x\n1": false, ">>> if x:\n...     y\n1": false,
		">>> f(": true, "In [1]: for a in b:": true, "In [1]: for a in b:\n   ...:     c\n   ...: ": false, "$ python manage.py shell": false,
	} {
		if got := Incomplete(code); got != want {
			t.Errorf("%q: %v", code, got)
		}
	}
}
