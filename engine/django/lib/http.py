def __getattr__(name):
    # Every process that has a view imports http.cookies and so this; few need the enum.
    if name != "HTTPStatus":
        raise AttributeError(f"module 'http' has no attribute {name!r}")
    from _httpstatus import HTTPStatus
    globals()[name] = HTTPStatus
    return HTTPStatus
