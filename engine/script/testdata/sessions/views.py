# The views of story.txt: what Django and the playground both run.
from django.contrib.auth import login, logout
from django.core.cache import cache
from django.http import Http404, HttpResponse


def enter(request):
    login(request, "ann")
    return HttpResponse("welcome")


def other(request):
    login(request, "bob")
    return HttpResponse("welcome")


def leave(request):
    logout(request)
    return HttpResponse("bye")


def plain(request):
    return HttpResponse("plain")


def home(request):
    return HttpResponse("hello " + request.user.username if request.user.is_authenticated else "please log in")


def count(request):
    request.session["n"] = request.session.get("n", 0) + 1
    return HttpResponse(request.session["n"])


def read(request):
    return HttpResponse(request.session.get("n"))


def basket(request):
    request.session.setdefault("basket", []).append("apple")
    request.session[7] = ("a", 1.5, None)
    return HttpResponse(repr(dict(request.session.items())))


def look(request):
    return HttpResponse(repr([request.session.get("basket"), request.session.get(7), request.session.get("7")]))


def odd(request):
    request.session["s"] = {1, 2}
    return HttpResponse("stored")


def touch(request):
    request.session.modified = True
    return HttpResponse("touched")


def empty(request):
    request.session.clear()
    return HttpResponse("cleared")


def short(request):
    request.session.set_expiry(60)
    return HttpResponse(request.session.get_expiry_age())


def drop(request):
    del request.session["n"]
    return HttpResponse("dropped")


def take(request):
    return HttpResponse(request.session.pop("n", "nothing"))


def missing(request):
    request.session["n"] = 100
    raise Http404("nothing here")


def bad(request):
    request.session["n"] = 200
    return HttpResponse(1 / 0)


def look_bad(request):
    request.session.get("n")
    return HttpResponse(1 / 0)


def interrupt(request):
    request.session["n"] = 300
    cache.clear()
    return HttpResponse("interrupted")
