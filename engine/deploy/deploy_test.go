package deploy

import (
	"fmt"
	"strings"
	"testing"

	"locmem/engine/deploy/program"
)

// short is what was found, in a line.
func short(f Found, err error) string {
	switch {
	case err != nil:
		return "error " + err.Error()
	case f.Problem != "":
		return "! " + f.Problem
	case f.Settings != "":
		return "settings"
	}
	out := fmt.Sprintf("%s w%d t%d s%d r%d", f.Server, f.Workers, f.Threads, f.Servers, f.MaxRequests)
	if f.Preload {
		out += " preload"
	}
	if f.Whole {
		out += " whole"
	}
	if f.Notes != "" {
		out += " + " + f.Notes
	}
	return strings.TrimSpace(out)
}

func read(text string) (Found, error) { return Read(program.Text, text, "en") }

func TestRead(t *testing.T) {
	for text, want := range map[string]string{
		// Command lines.
		"gunicorn shop.wsgi":                                                                      "gunicorn w1 t1 s0 r0 whole",
		"gunicorn shop.wsgi -w 3":                                                                 "gunicorn w3 t1 s0 r0 whole",
		"gunicorn shop.wsgi:application -w3 --threads=2":                                          "gunicorn w3 t2 s0 r0 whole",
		"gunicorn --workers=4 --preload --max-requests 1000 a.wsgi":                               "gunicorn w4 t1 s0 r1000 preload whole",
		"gunicorn --max-requests-jitter 50 --max-requests 500 a.wsgi":                             "gunicorn w1 t1 s0 r500 whole",
		"$ WEB_CONCURRENCY=5 /srv/venv/bin/gunicorn a.wsgi":                                       "gunicorn w5 t1 s0 r0 whole",
		"WEB_CONCURRENCY=5 gunicorn a.wsgi -w 2":                                                  "gunicorn w2 t1 s0 r0 whole",
		"export WEB_CONCURRENCY=6\nexec gunicorn a.wsgi":                                          "gunicorn w6 t1 s0 r0 whole",
		"GUNICORN_CMD_ARGS=\"--workers 3 --threads 4\" gunicorn a.wsgi -w 2":                      "gunicorn w2 t4 s0 r0 whole",
		"python manage.py migrate && gunicorn a.wsgi \\\n  --workers 4 \\\n  --bind 0.0.0.0:8000": "gunicorn w4 t1 s0 r0 whole",
		"pip install gunicorn\ngunicorn -w 2 a.wsgi":                                              "gunicorn w2 t1 s0 r0 whole",
		"poetry run gunicorn a.wsgi --workers ${WORKERS:-3}":                                      "gunicorn w3 t1 s0 r0 whole",
		"WORKERS=7\ngunicorn a.wsgi --workers \"$WORKERS\"":                                       "gunicorn w7 t1 s0 r0 whole",
		"gunicorn a.wsgi -w $(nproc)":                                                             "gunicorn w4 t1 s0 r0 whole + cores -w 4",
		"gunicorn a.wsgi -w $((2 * $(nproc) + 1))":                                                "gunicorn w9 t1 s0 r0 whole + cores -w 9",
		"gunicorn a.asgi -k uvicorn.workers.UvicornWorker -w 4":                                   "gunicorn w4 t1 s0 r0 whole",
		"gunicorn -c gunicorn.conf.py a.wsgi":                                                     "gunicorn w0 t0 s0 r0 whole + config gunicorn.conf.py",
		"gunicorn -c python:conf -w 2 a.wsgi":                                                     "gunicorn w2 t0 s0 r0 whole + config python:conf",
		"uvicorn a.asgi:application --workers 4 --limit-max-requests 10000":                       "uvicorn w4 t1 s0 r10000 whole",
		"python -m uvicorn a.asgi:application --reload":                                           "uvicorn w1 t1 s0 r0 whole",
		"hypercorn -w 3 a.asgi:application":                                                       "hypercorn w3 t1 s0 r0 whole",
		"uwsgi --http :8000 --module a.wsgi --processes 4 --threads 2":                            "uwsgi w4 t2 s0 r0 preload whole",
		"uwsgi --http :8000 -p 4 --lazy-apps --max-requests=5000":                                 "uwsgi w4 t1 s0 r5000 whole",
		"waitress-serve --port=8000 a.wsgi:application":                                           "waitress-serve w1 t4 s0 r0 whole",
		"daphne -b 0.0.0.0 a.asgi:application":                                                    "daphne w1 t1 s0 r0 whole",
		"python manage.py runserver":                                                              "runserver w1 t1 s0 r0 whole",
		"WSGIDaemonProcess shop processes=2 threads=15 maximum-requests=1000":                     "WSGIDaemonProcess w2 t15 s0 r1000 whole",
		"sh -c \"python manage.py migrate; gunicorn a.wsgi -w 3\"":                                "gunicorn w3 t1 s0 r0 whole",
		"docker run -e WEB_CONCURRENCY=4 -p 80:8000 shop gunicorn a.wsgi":                         "gunicorn w4 t1 s0 r0 whole",
		"docker compose up --scale web=3 -d":                                                      "w0 t0 s3 r0",
		"docker service scale shop_web=5":                                                         "w0 t0 s5 r0",
		"heroku ps:scale web=2":                                                                   "w0 t0 s2 r0",
		"kubectl scale --replicas=3 deployment/web":                                               "w0 t0 s3 r0",
		"WEB_CONCURRENCY=3":                                                                       "w3 t0 s0 r0",
		"--workers 3 --threads 2 --preload":                                                       "w3 t2 s0 r0 preload",

		// Files.
		"web: gunicorn shop.wsgi --workers 3 --log-file -\nworker: celery -A shop worker -c 4\nrelease: python manage.py migrate":    "gunicorn w3 t1 s0 r0 whole",
		"worker: celery -A shop worker\nweb: uvicorn shop.asgi:application --workers 2":                                              "uvicorn w2 t1 s0 r0 whole",
		"worker: gunicorn a.wsgi -w 9\nweb: gunicorn a.wsgi -w 2":                                                                    "gunicorn w2 t1 s0 r0 whole",
		"workers = 3\nthreads = 2\npreload_app = True\nmax_requests = 1000\nmax_requests_jitter = 50":                                "w3 t2 s0 r1000 preload",
		"import multiprocessing\n\nbind = \"0.0.0.0:8000\"\nworkers = multiprocessing.cpu_count() * 2 + 1\n":                         "w9 t0 s0 r0 + cores workers 9",
		"import os\nworkers = int(os.environ.get(\"WEB_CONCURRENCY\", 2))\nthreads = int(os.getenv('THREADS', '4'))":                 "w2 t4 s0 r0",
		"cores = os.cpu_count() or 1\nworkers = min(cores, 3)\nproc_name = \"gunicorn\"":                                             "w3 t0 s0 r0 + cores workers 3",
		"[uwsgi]\nmodule = a.wsgi\nmaster = true\nprocesses = 5\nthreads = 2\nmax-requests = 1000\n":                                 "uwsgi w5 t2 s0 r1000 preload whole",
		"[uwsgi]\nprocesses=5\nlazy-apps=true":                                                                                       "uwsgi w5 t1 s0 r0 whole",
		"FROM python:3.12\nENV WEB_CONCURRENCY=4\nRUN pip install gunicorn\nCMD [\"gunicorn\", \"shop.wsgi\", \"--threads\", \"2\"]": "gunicorn w4 t2 s0 r0 whole",
		"[Service]\nEnvironment=\"WEB_CONCURRENCY=2\"\nExecStart=/srv/venv/bin/gunicorn -w 4 shop.wsgi\nRestart=always":              "gunicorn w4 t1 s0 r0 whole",
		"[program:shop]\ncommand=/srv/venv/bin/gunicorn -w 4 shop.wsgi\nautostart=true":                                              "gunicorn w4 t1 s0 r0 whole",

		// Compose files and manifests.
		"services:\n  web:\n    image: shop\n    command: gunicorn shop.wsgi -w 3\n    deploy:\n      replicas: 2\n  redis:\n    image: redis":                                      "gunicorn w3 t1 s2 r0 whole",
		"services:\n  worker:\n    command: celery -A shop worker\n    deploy:\n      replicas: 9\n  web:\n    command: [\"gunicorn\", \"shop.wsgi\", \"-w\", \"4\"]\n    scale: 3": "gunicorn w4 t1 s3 r0 whole",
		"web:\n  command: >\n    sh -c \"python manage.py migrate &&\n    gunicorn shop.wsgi --workers 2\"\n  deploy:\n    replicas: 2":                                             "gunicorn w2 t1 s2 r0 whole",
		"web:\n  entrypoint: [\"gunicorn\"]\n  command: [\"shop.wsgi\", \"--workers\", \"2\"]":                                                                                      "gunicorn w2 t1 s0 r0 whole",
		"    command: gunicorn shop.wsgi -w 3  # three\n    deploy:\n      replicas: 4 # hosts":                                                                                     "gunicorn w3 t1 s4 r0 whole",
		"command:\n  - gunicorn\n  - shop.wsgi\n  - -w\n  - \"3\"":                                                                                                                  "gunicorn w3 t1 s0 r0 whole",
		"command:\n  - sh\n  - -c\n  - python manage.py migrate && gunicorn shop.wsgi -w 3":                                                                                         "gunicorn w3 t1 s0 r0 whole",
		"deploy:\n  replicas: 3": "w0 t0 s3 r0",
		"services:\n  web:\n    environment:\n      - WEB_CONCURRENCY=3\n    command: gunicorn shop.wsgi":   "gunicorn w3 t1 s0 r0 whole",
		"services:\n  web:\n    environment:\n      WEB_CONCURRENCY: \"3\"\n    deploy:\n      replicas: 2": "w3 t0 s2 r0",
		"apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: 3\n  template:\n    spec:\n      containers:\n        - name: web\n          image: shop:1\n          command: [\"gunicorn\"]\n          args: [\"shop.wsgi\", \"-w\", \"2\"]\n          env:\n            - name: WEB_CONCURRENCY\n              value: \"5\"": "gunicorn w2 t1 s3 r0 whole",

		// As they are found in the wild.
		"gunicorn -b :8000 -w 4 -k gthread --threads 8 config.wsgi":                                                                                                                             "gunicorn w4 t8 s0 r0 whole",
		"gunicorn config.wsgi --bind=0.0.0.0:$PORT --workers=$WEB_CONCURRENCY":                                                                                                                  "! unset | --workers | WEB_CONCURRENCY",
		"web: python manage.py migrate && gunicorn shop.wsgi -w 3\nworker: celery -A shop worker":                                                                                               "gunicorn w3 t1 s0 r0 whole",
		"web: newrelic-admin run-program gunicorn shop.wsgi --max-requests 1200 --preload":                                                                                                      "gunicorn w1 t1 s0 r1200 preload whole",
		"services:\n  web:\n    build: .\n    command: bash -c \"python manage.py collectstatic --noinput && gunicorn --workers ${GUNICORN_WORKERS:-3} shop.wsgi\"\n    ports: [\"8000:8000\"]": "gunicorn w3 t1 s0 r0 whole",
		"args: [\"--workers=4\", \"--threads=2\"]":                                                                                                                                              "w4 t2 s0 r0",
		"import os\n\ndef when_ready(server):\n    pass\n\nworkers = int(os.getenv(\"WEB_CONCURRENCY\") or 2)\nbind = f\"0.0.0.0:{os.getenv('PORT')}\"":                                         "w2 t0 s0 r0",
		"from multiprocessing import cpu_count\nworkers = (2 * cpu_count()) + 1":                                                                                                                "w9 t0 s0 r0 + cores workers 9",
		"[Service]\nExecStart=/usr/bin/gunicorn \\\n    --workers 3 \\\n    --bind unix:/run/gunicorn.sock \\\n    shop.wsgi:application":                                                       "gunicorn w3 t1 s0 r0 whole",
		"processes = 4\nthreads = 2\nlazy-apps = true":                                                                                                                                          "uwsgi w4 t2 s0 r0 whole",
		"upstream shop {\n  server a:8000;\n  server b:8000;\n}":                                                                                                                                "! unknown",
		"ddtrace-run gunicorn shop.wsgi --workers=2":                                                                                                                                            "gunicorn w2 t1 s0 r0 whole",
		"x-common: &common\n  image: shop\nservices:\n  web:\n    <<: *common\n    command: [\"uvicorn\", \"shop.asgi:app\", \"--workers\", \"4\"]":                                             "uvicorn w4 t1 s0 r0 whole",

		// Settings.
		"CACHES = {\"default\": {\"BACKEND\": \"x\"}}":                            "settings",
		"CACHES: dict = {}":                                                       "settings",
		"    CACHES = {\n        'default': {},\n    }":                           "settings",
		"{'default': {'BACKEND': 'django.core.cache.backends.redis.RedisCache'}}": "settings",
		"'default': {'BACKEND': 'django.core.cache.backends.dummy.DummyCache'},":  "settings",
		"import os\nCACHES = {'default': env.cache()}":                            "settings",

		// What cannot be used.
		"":                                  "! empty",
		" \n\t\n":                           "! empty",
		strings.Repeat("x", 20_000):         "! too-long | 16",
		"hello world":                       "! unknown",
		"the CACHES of my site are broken":  "! unknown",
		"celery -A shop worker -c 4":        "! not-web | celery",
		"gunicorn a.wsgi -w":                "! missing | -w",
		"gunicorn a.wsgi --workers":         "! missing | --workers",
		"gunicorn -w --threads 2":           "! missing | -w",
		"gunicorn -w four a.wsgi":           "! no-number | -w | four",
		"gunicorn -w 2.5 a.wsgi":            "! no-number | -w | 2.5",
		"gunicorn -w 0 a.wsgi":              "! too-small | -w | 0 | 1",
		"gunicorn -w -1 a.wsgi":             "! too-small | -w | -1 | 1",
		"gunicorn -w 99999999999 a.wsgi":    "! too-big | -w | 99999999999",
		"gunicorn -w $WORKERS a.wsgi":       "! unset | -w | WORKERS",
		"gunicorn a.wsgi -w ${WORKERS}":     "! unset | -w | WORKERS",
		"A=$B\nB=$A\ngunicorn -w $A a.wsgi": "! no-number | -w | $A",
		"gunicorn \"a.wsgi -w 2":            "! open | \"a.wsgi -w 2",
		"workers = 3 +\n":                   "! no-number | workers | 3 +",
		"workers = many()\n":                "! no-number | workers | many()",
		"workers = \"four\"\n":              "! no-number | workers | \"four\"",
		"workers = os.environ[\"N\"]\n":     "! unset | workers | N",
		"services:\n  a:\n    deploy:\n      replicas: 2\n  b:\n    deploy:\n      replicas: 3": "! several | a, b",
		"services:\n  db:\n    image: postgres":                                                 "! unknown",
		"deploy:\n  replicas: two":                                                              "! no-number | replicas | two",
	} {
		if got := short(read(text)); got != want {
			t.Errorf("%s\nis  %s\nnot %s", text[:min(len(text), 400)], got, want)
		}
	}
}

func TestSettingsStayAsTheyAre(t *testing.T) {
	for text, want := range map[string]string{
		"import os\n\nCACHES = {}  # mine\n\n":               "import os\n\nCACHES = {}  # mine\n",
		"    A = 1\n    CACHES = {\n        'a': {},\n    }": "A = 1\nCACHES = {\n    'a': {},\n}\n",
		"{'default': {'BACKEND': 'x'}}":                      "CACHES = {'default': {'BACKEND': 'x'}}\n",
		"'default': {'BACKEND': 'x'},":                       "CACHES = {\n'default': {'BACKEND': 'x'},\n}\n",
	} {
		if f, err := read(text); err != nil || f.Settings != want {
			t.Errorf("%q is %q, %v", text, f.Settings, err)
		}
	}
}

// TestSays has the sentences, in both languages.
func TestSays(t *testing.T) {
	for text, want := range map[string][2]string{
		"gunicorn a.wsgi -w 3 --threads 2 --max-requests 1000": {
			"Read: gunicorn, 3 workers, 2 threads each, a new worker after 1,000 requests.",
			"Gelezen: gunicorn, 3 workers, elk 2 threads, een nieuwe worker na 1.000 verzoeken."},
		"replicas: 2": {"Read: 2 servers.", "Gelezen: 2 servers."},
		"gunicorn a.wsgi -w $(nproc)": {
			"Read: gunicorn, 4 workers. -w depends on the cores of the machine. With 4 cores it is 4.",
			"Gelezen: gunicorn, 4 workers. -w hangt af van de cores van de machine. Met 4 cores is het 4."},
		"--threads 1":      {"Read: 1 thread.", "Gelezen: 1 thread."},
		"CACHES = {}":      {"settings.py has your CACHES now.", "In settings.py staan nu jouw CACHES."},
		"gunicorn -w four": {"-w takes a whole number, not four. Write the number.", "-w moet een heel getal zijn, niet four. Schrijf het getal."},
	} {
		for i, lang := range []string{"en", "nl"} {
			if f, err := Read(program.Text, text, lang); err != nil || f.Says != want[i] {
				t.Errorf("%s: %q, %v", text, f.Says, err)
			}
		}
	}
}

// TestAnotherProgram is none, or one that never ends.
func TestAnotherProgram(t *testing.T) {
	for program, want := range map[string]string{
		"while True: pass": ErrTangled.Error(), "x = 1": "the program found nothing", "found = 1": "the program found nothing", "1 / 0": "ZeroDivisionError: division by zero",
	} {
		if _, err := Read(program, "x", "en"); err == nil || err.Error() != want {
			t.Errorf("%s: %v", program, err)
		}
	}
	if _, err := read(strings.Repeat("x", maxText+1)); err != ErrTangled {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"gunicorn a -w $((2 * $(nproc) + 1))", "web: sh -c 'gunicorn -w ${W:-3}'", "services:\n web:\n  command:\n   - gunicorn\n",
		"workers = int(os.environ.get('W', 2)) / 0", "[uwsgi]\nprocesses=%(x)", "{'default': {'BACKEND': 1}}", "A=${A:-$A}\ngunicorn -w $A", "command: [\"gunicorn", "- command:", "CMD [\"gunicorn\"]", "services:", "--scale =", "$(($(($((",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		found, err := read(text)
		if err == ErrTangled {
			return
		}
		if err != nil || found.Says == "" {
			t.Fatalf("%q: %+v, %v", text, found, err)
		}
		if found.Problem != "" {
			return
		}
		for _, n := range []int{found.Workers, found.Threads, found.Servers, found.MaxRequests} {
			if n < 0 || n > 1_000_000 {
				t.Errorf("%q: %+v", text, found)
			}
		}
		if found.Settings == "" && !found.Whole && !found.Preload && found.Workers+found.Threads+found.Servers+found.MaxRequests == 0 {
			t.Errorf("%q tells nothing, without an error", text)
		}
	})
}

// TestLongTextsAreRead: what is repeated as often as a text can hold it comes to an end.
func TestLongTextsAreRead(t *testing.T) {
	for _, part := range []string{"$(", "${A:-", "sh -c \"", "[", "- command:\n", "services:\n", "a:\n ", "A=$A\n", "workers = (", "\"", "\\\n", "web: x\n", "command:\n - x y\n"} {
		_, _ = read(strings.Repeat(part, maxText/len(part)))
		_, _ = read("gunicorn -w " + strings.Repeat(part, maxText/len(part)-8))
	}
}
