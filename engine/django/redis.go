package django

import (
	"maps"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/script"
	"locmem/engine/shared"
)

// redis is what the Python of django-redis and redis-py needs of the cache that
// it is given.
func redis(names map[string]py.Value) {
	of := func(a *script.Args) *shared.Cache { return script.CacheOf(a.Pos[0]).(*shared.Cache) }
	maps.Copy(names, script.Funcs(
		// redis_step(cache, op, key, shown, f): f(data, left) returns the result, or
		// the result and the data and milliseconds that are to be there.
		script.Func("redis_step 5 5", func(a *script.Args) (result py.Value, err error) {
			err = of(a).Command(py.Text(a.Pos[1]), py.Text(a.Pos[2]), py.Text(a.Pos[3]), func(was *shared.Raw) (*shared.Raw, bool, error) {
				var data, left py.Value = py.None, py.Int(0)
				if was != nil {
					data, left = py.Bytes(was.Data), py.Int(was.Left)
				}
				v, err := a.In.Call(a.Pos[4], data, left)
				if err != nil {
					return nil, false, err
				}
				t := v.(*py.Tuple).Items
				if result = t[0]; len(t) == 1 {
					return nil, false, nil
				}
				is, ok := t[1].(py.Bytes)
				n, fits := t[2].(py.Int)
				switch {
				case !ok:
					return nil, true, nil
				case !fits:
					return nil, false, &py.Error{Type: "ResponseError", Message: "invalid expire time in '" + py.Text(a.Pos[1]) + "' command"}
				}
				return &shared.Raw{Data: []byte(is), Left: int64(n)}, true, nil
			})
			return result, err
		}),
		script.Func("redis_keys 4 4", func(a *script.Args) (py.Value, error) {
			keys, err := of(a).Keys(py.Text(a.Pos[1]), py.Text(a.Pos[2]), py.Text(a.Pos[3]))
			list := &py.List{}
			for _, k := range keys {
				list.Items = append(list.Items, py.Str(k))
			}
			return list, err
		}),
		script.Func("!redis_clear 1 1", func(a *script.Args) (py.Value, error) { return py.None, of(a).Clear() }),
		script.Func("redis_ignores 1 1", func(a *script.Args) (py.Value, error) {
			return py.Bool(of(a).Ignores(&py.Error{Type: "ConnectionError"})), nil
		})))
	names["RedisCache"] = script.Builtin(engine.DjangoRedis).Value()
}
