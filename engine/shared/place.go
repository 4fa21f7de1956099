package shared

import (
	"strings"

	"locmem/engine/py"
)

// placeOf names what a LOCATION means: host, port and database of a Redis, host
// and port of a Memcached, a table, a folder. Of several servers the first one
// counts, which takes the writes.
func placeOf(server string, location py.Value) (string, error) {
	if location == nil {
		location = py.Str("")
	}
	var items []py.Value
	switch l := location.(type) {
	case *py.List:
		items = l.Items
	case *py.Tuple:
		items = l.Items
	}
	if len(items) > 0 && (server == Redis || server == Memcached) {
		location = items[0]
	}
	text, ok := location.(py.Str)
	if !ok && (server == Redis || server == Memcached) {
		return "", raise("TypeError", "'"+location.Type()+"' object is not a list of servers")
	}
	place := py.Text(location)
	switch server {
	case Redis:
		return redisPlace(firstServer(string(text)))
	case Memcached:
		place = firstServer(string(text))
		if place != "" && !strings.HasPrefix(place, "/") && !strings.HasPrefix(place, "unix:") && !strings.Contains(place, ":") {
			place += ":11211"
		}
	case File:
		place = strings.TrimRight(place, "/")
	}
	return place, nil
}

func firstServer(list string) string {
	if i := strings.IndexAny(list, ";,"); i >= 0 {
		return list[:i]
	}
	return list
}

// redisPlace reads a URL: host:port/database.
func redisPlace(url string) (string, error) {
	scheme, rest, ok := strings.Cut(url, "://")
	if !ok || scheme != "redis" && scheme != "rediss" && scheme != "unix" {
		return "", raise("ValueError", "Redis URL must specify one of the following schemes (redis://, rediss://, unix://)")
	}
	rest, query, _ := strings.Cut(rest, "?")
	host, db, _ := strings.Cut(rest, "/")
	if i := strings.LastIndexByte(host, '@'); i >= 0 { // a name and a password
		host = host[i+1:]
	}
	if scheme == "unix" {
		host, db = "/"+db, ""
	} else if !strings.Contains(host[strings.LastIndexByte(host, ']')+1:], ":") {
		if host == "" {
			host = "localhost"
		}
		host += ":6379"
	}
	for _, part := range strings.Split(query, "&") {
		if n, ok := strings.CutPrefix(part, "db="); ok {
			db = n
		}
	}
	if db = strings.Trim(db, "/"); db == "" {
		db = "0"
	}
	return host + "/" + db, nil
}
