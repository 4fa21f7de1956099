package script

// exceptionTree lists the exceptions: each line is a class and what is derived
// from it.
const exceptionTree = `BaseException Exception KeyboardInterrupt SystemExit GeneratorExit
Exception ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError RuntimeError StopIteration StopAsyncIteration SyntaxError SystemError TypeError ValueError Warning PickleError ImproperlyConfigured RedisError MemcacheError DatabaseError
RedisError ResponseError DataError
MemcacheError MemcacheClientError MemcacheServerError
MemcacheClientError MemcacheIllegalInputError
DatabaseError OperationalError
ArithmeticError FloatingPointError OverflowError ZeroDivisionError InvalidOperation Overflow
ZeroDivisionError DivisionByZero
LookupError IndexError KeyError
ImportError ModuleNotFoundError
NameError UnboundLocalError
OSError BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError
ConnectionError BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError
RuntimeError NotImplementedError RecursionError
SyntaxError IndentationError
ValueError UnicodeError InvalidCacheKey
UnicodeError UnicodeDecodeError UnicodeEncodeError
Warning UserWarning BytesWarning DeprecationWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning FutureWarning SyntaxWarning UnicodeWarning
RuntimeWarning CacheKeyWarning
PickleError PicklingError UnpicklingError
ImproperlyConfigured InvalidCacheBackendError`

// exceptionModules are the exceptions that are no builtins.
var exceptionModules = map[string]string{
	"CacheKeyWarning":          "django.core.cache.backends.base",
	"InvalidCacheBackendError": "django.core.cache.backends.base",
	"InvalidCacheKey":          "django.core.cache.backends.base",
	"ImproperlyConfigured":     "django.core.exceptions",
	"PickleError":              "_pickle",
	"PicklingError":            "_pickle",
	"UnpicklingError":          "_pickle",
	"InvalidOperation":         "decimal",
	"Overflow":                 "decimal",
	"DivisionByZero":           "decimal",

	"RedisError":                "redis.exceptions",
	"ResponseError":             "redis.exceptions",
	"DataError":                 "redis.exceptions",
	"MemcacheError":             "pymemcache.exceptions",
	"MemcacheClientError":       "pymemcache.exceptions",
	"MemcacheServerError":       "pymemcache.exceptions",
	"MemcacheIllegalInputError": "pymemcache.exceptions",
	"DatabaseError":             "django.db.utils",
	"OperationalError":          "django.db.utils",
}
