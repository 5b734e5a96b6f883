FROM node:22
# ruleid: docker-scripts-as-root
RUN npm install --unsafe-perm
# ruleid: docker-scripts-as-root
RUN npm config set unsafe-perm true
# ok: docker-scripts-as-root
RUN npm ci
# ok: docker-scripts-as-root
RUN npm config set fund false
