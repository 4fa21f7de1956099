package scenario

import (
	"context"
	"os"
	"strings"
	"testing"

	"locmem/engine/rack"
)

// TestStandInModel: a model costs the database a query when its rows are asked
// for, and the site tells what stands in.
func TestStandInModel(t *testing.T) {
	src, err := os.ReadFile("../../tests/conformance/pastes/view-render-model.md")
	if err != nil {
		t.Fatal(err)
	}
	s, problems := Parse(string(src))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	site, err := s.site(&actsOf(s)[0], nil)
	if err != nil {
		t.Fatal(err)
	}
	var queries, misses, hits int
	served, err := site.Request(context.Background(), rack.Traffic{Path: "/index", Count: 2})
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range served {
		queries, misses, hits = queries+one.Queries, misses+one.Misses, hits+one.Hits
	}
	if queries != 1 || misses != 1 || hits != 1 {
		t.Errorf("%d queries, %d misses, %d hits; want one of each", queries, misses, hits)
	}
	if list := site.StandIns(); len(list) == 0 || list[0].Module != ".models" {
		t.Errorf("stand-ins: %v", list)
	}
}

// A try that is ready for an import that fails gets one that does.
func TestAnImportThatMayFailFails(t *testing.T) {
	src := "~~~locmem run\nw1>>> try:\n...   import ujson as json\n... except ImportError:\n...   import json\nw1>>> json.__name__\n'json'\n" +
		"w1>>> try:\n...   from .local_settings import *\n... except:\n...   print('none')\nnone\n" +
		"w1>>> try:\n...   import sentry_sdk\n... except (ValueError, ModuleNotFoundError) as e:\n...   print(e)\nNo module named 'sentry_sdk'\n" +
		"w1>>> try:\n...   import stripe\n...   x = stripe.charge(1)\n...   print('charged')\n... except Exception:\n...   print('no')\ncharged\n" +
		"w1>>> import stripe\n~~~\n"
	verified(t, src)
}

// What code logs is in the log of the run, if its level is one that the logger takes.
func TestLoggingIsInTheLog(t *testing.T) {
	src := "~~~locmem views\nimport logging\n\nlogger = logging.getLogger(__name__)\n\ndef home(request):\n    logger.warning('asked for %s', request.path)\n    return 'ok'\n~~~\n\n" +
		"~~~locmem run\n!request /home\nw1 200 ok\n~~~\n\n~~~locmem try id=x\n~~~\n\n~~~locmem check for=x\n" +
		"expect len(log(kind=\"logged\")) == 1\nexpect log(kind=\"logged\")[0][\"process\"] == \"w1\"\n~~~\n"
	verified(t, src)
	s, _ := Parse(src)
	p, err := NewPlay(context.Background(), s, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := p.Step(context.Background()); err != nil {
		t.Fatal(err)
	}
	log, _ := p.Site().Log()
	for _, e := range log {
		if e.Kind == rack.Logged {
			if e.Text != "WARNING views: asked for /home" || e.Record.Level != "WARNING" || e.PID == 0 {
				t.Errorf("%+v", e)
			}
			return
		}
	}
	t.Error("no record in the log")
}

func TestPackagesAroundAStandInAreNotTold(t *testing.T) {
	s, _ := Parse("~~~locmem run\nw1>>> from shop.api.models import Product\nw1>>> import shop.api\n~~~\n")
	var names []string
	for _, one := range StandIns(context.Background(), s) {
		names = append(names, one.Module)
	}
	if got := strings.Join(names, " "); got != "shop.api.models" {
		t.Errorf("told: %s", got)
	}
}
