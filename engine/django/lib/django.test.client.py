from django.test import Client, RequestFactory
