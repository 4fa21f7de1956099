from _django import RedisCache
