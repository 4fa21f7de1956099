# The modules that exist and are not here (tests/conformance/names.sh).
MODULES = """
django django.apps django.apps.config django.apps.registry django.conf.global_settings django.conf.urls.i18n
django.conf.urls.static django.contrib.admin django.contrib.admin.actions django.contrib.admin.apps
django.contrib.admin.checks django.contrib.admin.decorators django.contrib.admin.exceptions
django.contrib.admin.filters django.contrib.admin.forms django.contrib.admin.helpers django.contrib.admin.models
django.contrib.admin.options django.contrib.admin.sites django.contrib.admin.templatetags.admin_list
django.contrib.admin.templatetags.admin_modify django.contrib.admin.templatetags.admin_urls
django.contrib.admin.templatetags.base django.contrib.admin.templatetags.log django.contrib.admin.utils
django.contrib.admin.views.autocomplete django.contrib.admin.views.decorators django.contrib.admin.views.main
django.contrib.admin.widgets django.contrib.admindocs.apps django.contrib.admindocs.middleware
django.contrib.admindocs.urls django.contrib.admindocs.utils django.contrib.admindocs.views django.contrib.auth.admin
django.contrib.auth.apps django.contrib.auth.backends django.contrib.auth.base_user django.contrib.auth.checks
django.contrib.auth.context_processors django.contrib.auth.forms django.contrib.auth.handlers.modwsgi
django.contrib.auth.hashers django.contrib.auth.management django.contrib.auth.middleware
django.contrib.auth.password_validation django.contrib.auth.tokens django.contrib.auth.urls
django.contrib.auth.validators django.contrib.auth.views django.contrib.contenttypes.admin
django.contrib.contenttypes.apps django.contrib.contenttypes.checks django.contrib.contenttypes.fields
django.contrib.contenttypes.forms django.contrib.contenttypes.management django.contrib.contenttypes.models
django.contrib.contenttypes.prefetch django.contrib.contenttypes.views django.contrib.flatpages.admin
django.contrib.flatpages.apps django.contrib.flatpages.forms django.contrib.flatpages.middleware
django.contrib.flatpages.models django.contrib.flatpages.sitemaps django.contrib.flatpages.templatetags.flatpages
django.contrib.flatpages.urls django.contrib.flatpages.views django.contrib.humanize.apps
django.contrib.humanize.templatetags.humanize django.contrib.messages django.contrib.messages.api
django.contrib.messages.apps django.contrib.messages.constants django.contrib.messages.context_processors
django.contrib.messages.middleware django.contrib.messages.storage django.contrib.messages.storage.base
django.contrib.messages.storage.cookie django.contrib.messages.storage.fallback
django.contrib.messages.storage.session django.contrib.messages.utils django.contrib.messages.views
django.contrib.postgres.apps django.contrib.postgres.constraints django.contrib.postgres.expressions
django.contrib.postgres.functions django.contrib.postgres.indexes django.contrib.postgres.lookups
django.contrib.postgres.operations django.contrib.postgres.search django.contrib.postgres.serializers
django.contrib.postgres.signals django.contrib.postgres.utils django.contrib.postgres.validators
django.contrib.redirects.admin django.contrib.redirects.apps django.contrib.redirects.middleware
django.contrib.redirects.models django.contrib.sessions.apps django.contrib.sessions.backends.base
django.contrib.sessions.backends.cache django.contrib.sessions.backends.cached_db django.contrib.sessions.backends.db
django.contrib.sessions.backends.file django.contrib.sessions.backends.signed_cookies
django.contrib.sessions.base_session django.contrib.sessions.exceptions django.contrib.sessions.middleware
django.contrib.sessions.models django.contrib.sessions.serializers django.contrib.sitemaps
django.contrib.sitemaps.apps django.contrib.sitemaps.views django.contrib.sites.admin django.contrib.sites.apps
django.contrib.sites.checks django.contrib.sites.management django.contrib.sites.managers
django.contrib.sites.middleware django.contrib.sites.models django.contrib.sites.requests
django.contrib.sites.shortcuts django.contrib.staticfiles.apps django.contrib.staticfiles.checks
django.contrib.staticfiles.finders django.contrib.staticfiles.handlers django.contrib.staticfiles.storage
django.contrib.staticfiles.testing django.contrib.staticfiles.urls django.contrib.staticfiles.utils
django.contrib.staticfiles.views django.contrib.syndication.apps django.contrib.syndication.views django.core.asgi
django.core.cache django.core.cache.backends.db django.core.cache.backends.dummy django.core.cache.backends.filebased
django.core.cache.backends.locmem django.core.cache.backends.memcached django.core.cache.backends.redis
django.core.checks django.core.checks.async_checks django.core.checks.caches
django.core.checks.compatibility.django_4_0 django.core.checks.database django.core.checks.files
django.core.checks.messages django.core.checks.model_checks django.core.checks.registry
django.core.checks.security.base django.core.checks.security.csrf django.core.checks.security.sessions
django.core.checks.templates django.core.checks.translation django.core.checks.urls django.core.files
django.core.files.base django.core.files.images django.core.files.locks django.core.files.move
django.core.files.storage django.core.files.storage.base django.core.files.storage.filesystem
django.core.files.storage.handler django.core.files.storage.memory django.core.files.storage.mixins
django.core.files.temp django.core.files.uploadedfile django.core.files.uploadhandler django.core.files.utils
django.core.handlers.asgi django.core.handlers.exception django.core.mail django.core.mail.backends.base
django.core.mail.backends.console django.core.mail.backends.dummy django.core.mail.backends.filebased
django.core.mail.backends.locmem django.core.mail.backends.smtp django.core.mail.message django.core.mail.utils
django.core.management.color django.core.management.sql django.core.management.templates django.core.management.utils
django.core.paginator django.core.serializers django.core.serializers.base django.core.serializers.jsonl
django.core.serializers.python django.core.serializers.pyyaml django.core.serializers.xml_serializer
django.core.servers.basehttp django.core.signing django.core.validators django.core.wsgi django.db.backends.base.base
django.db.backends.base.client django.db.backends.base.creation django.db.backends.base.features
django.db.backends.base.introspection django.db.backends.base.operations django.db.backends.base.schema
django.db.backends.base.validation django.db.backends.ddl_references django.db.backends.dummy.base
django.db.backends.dummy.features django.db.backends.mysql.base django.db.backends.mysql.client
django.db.backends.mysql.compiler django.db.backends.mysql.creation django.db.backends.mysql.features
django.db.backends.mysql.introspection django.db.backends.mysql.operations django.db.backends.mysql.schema
django.db.backends.mysql.validation django.db.backends.oracle.base django.db.backends.oracle.client
django.db.backends.oracle.creation django.db.backends.oracle.features django.db.backends.oracle.functions
django.db.backends.oracle.introspection django.db.backends.oracle.operations django.db.backends.oracle.oracledb_any
django.db.backends.oracle.schema django.db.backends.oracle.utils django.db.backends.oracle.validation
django.db.backends.postgresql.base django.db.backends.postgresql.client django.db.backends.postgresql.compiler
django.db.backends.postgresql.creation django.db.backends.postgresql.features
django.db.backends.postgresql.introspection django.db.backends.postgresql.operations
django.db.backends.postgresql.psycopg_any django.db.backends.postgresql.schema django.db.backends.signals
django.db.backends.sqlite3._functions django.db.backends.sqlite3.base django.db.backends.sqlite3.client
django.db.backends.sqlite3.creation django.db.backends.sqlite3.features django.db.backends.sqlite3.introspection
django.db.backends.sqlite3.operations django.db.backends.sqlite3.schema django.db.backends.utils
django.db.models.aggregates django.db.models.base django.db.models.constants django.db.models.constraints
django.db.models.deletion django.db.models.enums django.db.models.expressions django.db.models.fields
django.db.models.fields.composite django.db.models.fields.files django.db.models.fields.generated
django.db.models.fields.json django.db.models.fields.mixins django.db.models.fields.proxy
django.db.models.fields.related django.db.models.fields.related_descriptors django.db.models.fields.related_lookups
django.db.models.fields.reverse_related django.db.models.fields.tuple_lookups django.db.models.functions
django.db.models.functions.comparison django.db.models.functions.datetime django.db.models.functions.json
django.db.models.functions.math django.db.models.functions.mixins django.db.models.functions.text
django.db.models.functions.window django.db.models.indexes django.db.models.lookups django.db.models.manager
django.db.models.options django.db.models.query django.db.models.query_utils django.db.models.sql
django.db.models.sql.compiler django.db.models.sql.constants django.db.models.sql.datastructures
django.db.models.sql.query django.db.models.sql.subqueries django.db.models.sql.where django.db.models.utils
django.db.utils django.dispatch.dispatcher django.forms django.forms.boundfield django.forms.fields django.forms.forms
django.forms.formsets django.forms.models django.forms.renderers django.forms.utils django.forms.widgets
django.http.cookie django.http.multipartparser django.middleware.clickjacking django.middleware.common
django.middleware.csrf django.middleware.gzip django.middleware.http django.middleware.security
django.template.autoreload django.template.backends.base django.template.backends.django
django.template.backends.dummy django.template.backends.utils django.template.base django.template.context
django.template.context_processors django.template.defaultfilters django.template.defaulttags django.template.engine
django.template.exceptions django.template.library django.template.loader_tags django.template.loaders.app_directories
django.template.loaders.base django.template.loaders.cached django.template.loaders.filesystem
django.template.loaders.locmem django.template.smartif django.template.utils django.templatetags.cache
django.templatetags.i18n django.templatetags.l10n django.templatetags.static django.templatetags.tz django.urls.base
django.urls.conf django.urls.converters django.urls.exceptions django.urls.resolvers django.urls.utils
django.utils._os django.utils.archive django.utils.asyncio django.utils.autoreload django.utils.choices
django.utils.connection django.utils.dateformat django.utils.dateparse django.utils.dates django.utils.deconstruct
django.utils.duration django.utils.feedgenerator django.utils.formats django.utils.hashable django.utils.inspect
django.utils.ipv6 django.utils.itercompat django.utils.log django.utils.lorem_ipsum django.utils.numberformat
django.utils.regex_helper django.utils.termcolors django.utils.timesince django.utils.translation.reloader
django.utils.translation.template django.utils.translation.trans_null django.utils.translation.trans_real
django.utils.tree django.utils.version django.utils.xmlutils django.views.csrf django.views.debug
django.views.decorators.common django.views.defaults django.views.generic.dates django.views.generic.detail
django.views.generic.edit django.views.generic.list django.views.i18n django.views.static django_ratelimit.apps
django_ratelimit.checks django_ratelimit.middleware django_redis.client.default django_redis.client.herd
django_redis.client.mixins django_redis.client.mixins.protocols django_redis.client.mixins.sorted_sets
django_redis.client.sentinel django_redis.client.sharded django_redis.compressors.base django_redis.compressors.gzip
django_redis.compressors.identity django_redis.compressors.lz4 django_redis.compressors.lzma
django_redis.compressors.zlib django_redis.compressors.zstd django_redis.exceptions django_redis.hash_ring
django_redis.pool django_redis.serializers.base django_redis.serializers.json django_redis.serializers.msgpack
django_redis.serializers.pickle django_redis.util environ.compat environ.environ environ.fileaware_mapping
rest_framework.apps rest_framework.authentication rest_framework.authtoken.admin rest_framework.authtoken.apps
rest_framework.authtoken.models rest_framework.authtoken.serializers rest_framework.authtoken.views
rest_framework.checks rest_framework.compat rest_framework.deprecation rest_framework.fields rest_framework.filters
rest_framework.generics rest_framework.metadata rest_framework.mixins rest_framework.negotiation
rest_framework.pagination rest_framework.parsers rest_framework.relations rest_framework.renderers
rest_framework.request rest_framework.reverse rest_framework.routers rest_framework.schemas
rest_framework.schemas.generators rest_framework.schemas.inspectors rest_framework.schemas.openapi
rest_framework.schemas.utils rest_framework.schemas.views rest_framework.serializers rest_framework.settings
rest_framework.templatetags.rest_framework rest_framework.urlpatterns rest_framework.urls
rest_framework.utils.breadcrumbs rest_framework.utils.encoders rest_framework.utils.field_mapping
rest_framework.utils.formatting rest_framework.utils.html rest_framework.utils.humanize_datetime
rest_framework.utils.json rest_framework.utils.mediatypes rest_framework.utils.model_meta
rest_framework.utils.representation rest_framework.utils.serializer_helpers rest_framework.utils.timezone
rest_framework.utils.urls rest_framework.validators rest_framework.versioning rest_framework.viewsets
"""
