FROM debian:12
# ruleid: docker-sudo
RUN sudo apt-get update
# ruleid: docker-sudo
RUN make && sudo make install
# ok: docker-sudo
RUN apt-get install -y sudo curl
# ok: docker-sudo
RUN echo "sudo is not used"
