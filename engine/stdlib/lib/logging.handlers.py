from logging import FileHandler, Handler


class RotatingFileHandler(FileHandler):
    def __init__(self, filename, *args, **kwargs): super().__init__(filename)


class TimedRotatingFileHandler(RotatingFileHandler): pass
class WatchedFileHandler(RotatingFileHandler): pass


class SMTPHandler(Handler):
    def __init__(self, *args, **kwargs): super().__init__()
    def emit(self, record): pass


class SysLogHandler(SMTPHandler): pass


class MemoryHandler(Handler):
    def __init__(self, capacity, *args, **kwargs):
        super().__init__()
        self.buffer = []
    def emit(self, record): self.buffer.append(record)


class QueueHandler(Handler):
    def __init__(self, queue):
        super().__init__()
        self.queue = queue
    def emit(self, record): self.queue.put(record)
