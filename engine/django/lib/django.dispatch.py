class Signal:
    def __init__(self, use_caching=False):
        self.receivers = []

    def connect(self, receiver, sender=None, weak=True, dispatch_uid=None):
        if not callable(receiver):
            raise TypeError("Signal receivers must be callable.")
        key = dispatch_uid or receiver
        if not any(k == key and s is sender for k, r, s in self.receivers):
            self.receivers.append((key, receiver, sender))

    def disconnect(self, receiver=None, sender=None, dispatch_uid=None):
        key = dispatch_uid or receiver
        before = len(self.receivers)
        self.receivers = [x for x in self.receivers if not (x[0] == key and x[2] is sender)]
        return len(self.receivers) < before

    def has_listeners(self, sender=None):
        return any(s is None or s is sender for k, r, s in self.receivers)

    def send(self, sender, **named):
        return [(r, r(signal=self, sender=sender, **named))
                for k, r, s in list(self.receivers) if s is None or s is sender]

    def send_robust(self, sender, **named):
        results = []
        for k, r, s in list(self.receivers):
            if s is None or s is sender:
                try:
                    results.append((r, r(signal=self, sender=sender, **named)))
                except Exception as e:
                    results.append((r, e))
        return results


def receiver(signal, **kwargs):
    def decorate(func):
        for s in signal if isinstance(signal, (list, tuple)) else [signal]:
            s.connect(func, **kwargs)
        return func
    return decorate
