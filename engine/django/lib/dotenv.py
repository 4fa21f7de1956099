# python-dotenv: there is no .env file, so the environment stays as it is.
def load_dotenv(*args, **kwargs): return False
def find_dotenv(*args, **kwargs): return ""
def dotenv_values(*args, **kwargs): return {}
