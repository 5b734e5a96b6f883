FROM python:3.12
# ruleid: docker-debug-on
ENV FLASK_DEBUG=1
# ruleid: docker-debug-on
ENV PORT=80 APP_DEBUG=true
# ok: docker-debug-on
ENV FLASK_DEBUG=0
# ok: docker-debug-on
ENV FLASK_ENV=production
