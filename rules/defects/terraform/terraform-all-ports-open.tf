resource "aws_security_group" "a" {
  # ruleid: terraform-all-ports-open
  ingress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
  # ok: terraform-all-ports-open
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
  # ok: terraform-all-ports-open
  ingress {
    protocol  = "-1"
    self      = true
    from_port = 0
    to_port   = 0
  }
}
# ruleid: terraform-all-ports-open
resource "aws_vpc_security_group_ingress_rule" "b" {
  ip_protocol = "-1"
  cidr_ipv4   = "0.0.0.0/0"
}
# ok: terraform-all-ports-open
resource "aws_security_group_rule" "c" {
  type        = "egress"
  protocol    = "-1"
  cidr_blocks = ["0.0.0.0/0"]
}
