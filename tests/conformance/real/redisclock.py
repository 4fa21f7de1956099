"""The clock of a Redis that a site uses."""

import json
import os
import time


class Redis:
    """The caches in Redis, whose clock is its own: it has to stand still while the
    site's does, as between two messages. While it is stopped no key there has an
    expiry, and a file that the processes share has them by the time of the site."""

    def __init__(self, now):
        self.now, self.places = now, set()

    def configure(self, folder):
        from django.conf import settings

        self.file = os.path.join(folder, "expiries")
        for alias in settings.CACHES.values():
            if "redis" in alias.get("BACKEND", ""):
                self.places.add(alias["LOCATION"][0])

    def held(self):
        if not os.path.exists(self.file):
            return {}
        with open(self.file) as f:
            return json.load(f)

    def clients(self):
        from redis import Redis, exceptions

        for place in sorted(self.places):
            client = Redis.from_url(place, decode_responses=True, encoding="latin-1")
            try:
                client.ping()
            except exceptions.ConnectionError:
                continue  # an outage
            yield place, client
            client.close()

    def go(self):
        """Let its time pass, from where the site's is."""
        if not self.places:
            return
        held = self.held()
        for place, client in self.clients():
            for key, at in held.get(place, {}).items():
                left = round((at - self.now[0]) * 1000)
                if left > 0:
                    client.pexpire(key, left)
                else:
                    client.delete(key)
        self.began = time.perf_counter()

    def stop(self):
        """Let no time pass there."""
        if not self.places:
            return
        held = self.held()
        for place, client in self.clients():
            before, after = held.get(place, {}), {}
            for key in client.scan_iter():
                left = client.pttl(key)
                if left < 0:
                    continue
                client.persist(key)
                after[key] = self.now[0] + left / 1000
                if key in before and -0.01 < before[key] - after[key] < time.perf_counter() - self.began + 0.01:
                    after[key] = before[key]  # nobody wrote it: the call took some time
            held[place] = after
        with open(self.file, "w") as f:
            json.dump(held, f)
