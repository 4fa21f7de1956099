package deploy

import (
	"slices"
	"strings"
)

// manifestKeys are the keys by which a compose file or a manifest is known.
var manifestKeys = []string{"services", "deploy", "replicas", "scale", "command", "entrypoint", "args", "image", "environment", "containers"}

// isManifest tells whether a text is YAML that starts containers.
func isManifest(text string) bool {
	for _, line := range strings.Split(text, "\n") {
		if key, _, ok := keyOf(line); ok && slices.Contains(manifestKeys, key) {
			return true
		}
	}
	return false
}

// keyOf cuts a line "key: value" of YAML, of a list or not.
func keyOf(line string) (key, value string, ok bool) {
	line = strings.TrimSpace(line)
	line = strings.TrimSpace(strings.TrimPrefix(line, "- "))
	key, value, ok = strings.Cut(line, ":")
	if key = strings.Trim(key, `"'`); !ok || value != "" && value[0] != ' ' || !isName(strings.NewReplacer("-", "_", ".", "_").Replace(key)) {
		return "", "", false
	}
	return key, strings.TrimSpace(value), true
}

// manifest reads a compose file or a manifest: of several services the first
// that starts a server.
func (r *reader) manifest(text string) *Problem {
	all := services(text)
	var names []string
	var plain []reader
	for _, s := range all {
		one := reader{env: map[string]string{}}
		if err := one.service(s.lines); err != nil {
			return err
		}
		if one.Whole {
			*r = one
			return nil
		}
		if one.notWeb != "" && r.notWeb == "" {
			r.notWeb = one.notWeb
		}
		if one.tells() || one.env["WEB_CONCURRENCY"] != "" || one.env["GUNICORN_CMD_ARGS"] != "" {
			plain = append(plain, one)
			names = append(names, s.name)
		}
	}
	if len(plain) > 1 {
		return problem(Several, cut(strings.Join(names, ", ")))
	}
	if len(plain) == 1 {
		*r = plain[0]
	}
	return nil
}

type service struct {
	name  string
	lines []string
}

// services cuts a compose file into its services; another text is one.
func services(text string) (list []service) {
	all := slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool {
		line = strings.TrimSpace(line)
		return line == "" || line[0] == '#'
	})
	at := slices.IndexFunc(all, func(line string) bool { key, value, ok := keyOf(line); return ok && key == "services" && value == "" })
	if at < 0 {
		// Services without the line above them, or what stands in one.
		least := 0
		for i, line := range all {
			if key, _, _ := keyOf(line); i == 0 {
				least = indent(line)
			} else if indent(line) <= least && slices.Contains(manifestKeys, key) {
				return []service{{lines: all}}
			}
		}
		if key, value, ok := keyOf(all[0]); !ok || value != "" || slices.Contains(manifestKeys, key) {
			return []service{{lines: all}}
		}
		return cutServices(all)
	}
	top, end := indent(all[at]), at+1
	for end < len(all) && indent(all[end]) > top {
		end++
	}
	return cutServices(all[at+1 : end])
}

// cutServices cuts lines at those with the indent of the first.
func cutServices(all []string) (list []service) {
	for _, line := range all {
		if indent(line) <= indent(all[0]) {
			name, _, _ := keyOf(line)
			list = append(list, service{name: name})
			continue
		}
		list[len(list)-1].lines = append(list[len(list)-1].lines, line)
	}
	return list
}

// service reads what a service is started with.
func (r *reader) service(all []string) *Problem {
	var commands []string
	variable := ""
	for i := 0; i < len(all); i++ {
		line := all[i]
		if name, value, ok := assignment(unquote(strings.TrimPrefix(strings.TrimSpace(line), "- "))); ok {
			r.env[name] = value
			continue
		}
		key, value, ok := keyOf(line)
		if !ok {
			continue
		}
		switch key {
		case "replicas", "scale":
			if err := r.number(key, unquote(comment(value)), 1, &r.Servers); err != nil {
				return err
			}
		case "command", "entrypoint", "args":
			var below []string
			for i+1 < len(all) && (indent(all[i+1]) > indent(line) || strings.HasPrefix(strings.TrimSpace(all[i+1]), "- ") && indent(all[i+1]) == indent(line)) {
				i++
				below = append(below, all[i])
			}
			commands = append(commands, commandOf(value, below))
		case "WEB_CONCURRENCY", "GUNICORN_CMD_ARGS":
			r.env[key] = unquote(comment(value))
		case "name":
			variable = value
		case "value":
			r.env[variable] = unquote(comment(value))
		}
	}
	if len(commands) == 0 {
		return nil
	}
	return r.commands(strings.Join(commands, " "))
}

// commandOf is a command line: of one line, of a list in brackets or below, or of
// a text of several lines.
func commandOf(value string, below []string) string {
	if value != "" && strings.ContainsRune("|>", rune(value[0])) {
		if value[0] == '|' {
			return strings.Join(below, "\n")
		}
		return strings.Join(below, " ")
	}
	words := []string{value}
	for _, line := range below {
		item, ok := strings.CutPrefix(strings.TrimSpace(line), "- ")
		item = strings.TrimSpace(item)
		if ok && strings.Contains(item, " ") && item[0] != '"' && item[0] != '\'' { // one word, with blanks in it
			item = `"` + strings.ReplaceAll(item, `"`, `\"`) + `"`
		}
		words = append(words, item)
	}
	return list(strings.Join(words, " "))
}

// comment takes off what stands behind " #".
func comment(value string) string {
	value, _, _ = strings.Cut(value, " #")
	return strings.TrimSpace(value)
}

// unquote takes off quotes around a whole value.
func unquote(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}
