#!/usr/bin/env python3
"""Run Django's own cache tests against an engine behind the bridge.

  run_django_tests.py --tests DIR --child "CMD ARGS" [LABEL ...]
  run_django_tests.py --tests DIR --baseline [LABEL ...]   (Django's own LocMemCache)

DIR is an unpacked Django source tree: its django package and its tests/ are
used.  Only the test packages needed are put on the path, through a temporary
folder; nothing of Django is copied.

The class django.core.cache.backends.locmem.LocMemCache is replaced by
golocmem.GoLocMemCache before any test is imported, so every BACKEND setting
that names it, also those inside the tests, gets the bridge.

Labels: default "locmem" = every class that reaches LocMemCache (LocMemCacheTests,
page cache and cached sessions); or Django's own, such as
cache.tests.LocMemCacheTests.  --composite child (default) | python: see
PROTOCOL.md.  The last line is "N passed, N failed", with ", N skipped" if any.
"""

import argparse
import os
import sys
import tempfile
import traceback
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))

LOCMEM_CLASSES = (  # every class of Django's cache tests that reaches LocMemCache
    "LocMemCacheTests", "CacheClosingTests", "CacheHEADTest", "CacheHandlerTest", "CacheI18nTest",
    "PrefixedCacheI18nTest", "CacheMiddlewareTest", "CacheUtils", "PrefixedCacheUtils",
    "CustomCacheKeyValidationTests", "DefaultNonExpiringCacheKeyTests", "TestWithTemplateResponse",
)
LOCMEM = ["cache.tests." + c for c in LOCMEM_CLASSES] + [
    "sessions_tests.tests.CacheSessionTests", "sessions_tests.tests.CacheDBSessionTests"]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--tests", required=True)
    ap.add_argument("--child")
    ap.add_argument("--baseline", action="store_true")
    ap.add_argument("--composite", choices=["child", "python"], default="child")
    ap.add_argument("--log", help="file for the whole conversation with the child")
    ap.add_argument("labels", nargs="*")
    a = ap.parse_args()
    if bool(a.child) == a.baseline:
        ap.error("one of --child, --baseline is needed")
    labels = LOCMEM if a.labels in ([], ["locmem"]) else a.labels
    if a.child:
        os.environ["GOLOCMEM_CHILD"] = a.child
        os.environ["GOLOCMEM_COMPOSITE"] = a.composite
    if a.log:
        os.environ["GOLOCMEM_LOG"] = os.path.abspath(a.log)
    with tempfile.TemporaryDirectory() as packages:
        child = set_up(os.path.abspath(a.tests), packages, labels, bool(a.child))
        sys.exit(run(labels, child))


def set_up(tree, packages, labels, bridge):
    """Django with the test packages on the path; -> the child, or None."""
    names = {"cache"} | {label.split(".")[0] for label in labels}
    for name in names:
        os.symlink(os.path.join(tree, "tests", name), os.path.join(packages, name))
    sys.dont_write_bytecode = True
    sys.path[:0] = [tree, packages, HERE]
    os.environ["DJANGO_SETTINGS_MODULE"] = "bridge_settings"
    import django
    from django.conf import settings

    settings.INSTALLED_APPS.extend(sorted(names - {"cache"}))
    django.setup()
    if not bridge:
        return None
    import golocmem
    from django.core.cache.backends import locmem

    locmem.LocMemCache = golocmem.GoLocMemCache
    return golocmem.CHILD


class Result(unittest.TextTestResult):
    """Counts tests and requests to the child, class by class."""

    child = None
    used = {}

    def startTest(self, test):
        super().startTest(test)
        self.before = self.child.requests if self.child else 0

    def stopTest(self, test):
        super().stopTest(test)
        count = self.used.setdefault(type(test).__name__, [0, 0])
        count[0] += 1
        count[1] += self.child.requests - self.before if self.child else 0


def run(labels, child):
    import django
    from django.test.runner import DiscoverRunner

    class Runner(DiscoverRunner):
        def get_resultclass(self):
            return Result

        def run_suite(self, suite, **kwargs):
            self.result = super().run_suite(suite, **kwargs)
            return self.result

    Result.child = child
    runner = Runner(verbosity=0, interactive=False)
    runner.run_tests(labels)
    r = runner.result
    skipped = len(r.skipped) + len(r.expectedFailures)
    failed = len(r.failures) + len(r.errors) + len(r.unexpectedSuccesses)
    passed = r.testsRun - failed - skipped
    for name, (tests, requests) in sorted(Result.used.items()):
        print("%-32s %3d tests, %5d requests to the engine" % (name, tests, requests))
    for test, why in r.skipped:
        print("skipped: %s: %s" % (str(test).split(" ")[0], why))
    engine = "LocMemCache itself"
    if child:
        engine = "engine %s" % child.hello["engine"] if child.hello else "engine never asked"
        child.stop()
        if not Result.used.get("LocMemCacheTests", [0, 1])[1] or not child.requests:
            print("FAIL: the tests ran without the engine")
            failed += 1
    print("Django %s, Python %d.%d.%d, %s" % ((django.__version__,) + sys.version_info[:3] + (engine,)))
    print("%d passed, %d failed" % (passed, failed) + (", %d skipped" % skipped if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        main()
    except Exception:  # Django could not be set up: that is a failure with a last line too
        traceback.print_exc()
        print("0 passed, 1 failed")
        sys.exit(1)
