FROM debian:12 AS first
# ruleid: docker-variable-in-list
CMD ["app", "--port", "$PORT"]
FROM debian:12 AS second
# ruleid: docker-variable-in-list
ENTRYPOINT ["java", "-jar", "${APP_JAR}"]
FROM debian:12 AS third
# ok: docker-variable-in-list
CMD ["sh", "-c", "exec app --port $PORT"]
FROM debian:12
# ok: docker-variable-in-list
ENTRYPOINT ["java", "-jar", "app.jar"]
