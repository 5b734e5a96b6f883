resource "aws_security_group" "a" {
  # ruleid: terraform-open-admin-port
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  # ok: terraform-open-admin-port
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  # ok: terraform-open-admin-port
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
  # ok: terraform-open-admin-port
  egress {
    from_port   = 0
    to_port     = 65535
    cidr_blocks = ["0.0.0.0/0"]
  }
}
# ruleid: terraform-open-admin-port
resource "aws_security_group_rule" "b" {
  type             = "ingress"
  from_port        = 3000
  to_port          = 4000
  ipv6_cidr_blocks = ["::/0"]
}
# ruleid: terraform-open-admin-port
resource "google_compute_firewall" "c" {
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22", "80"]
  }
}
# ruleid: terraform-open-admin-port
resource "azurerm_network_security_rule" "d" {
  direction              = "Inbound"
  access                 = "Allow"
  protocol               = "Tcp"
  destination_port_range = "3389"
  source_address_prefix  = "*"
}
