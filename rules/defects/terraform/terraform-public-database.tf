resource "aws_db_instance" "a" {
  engine              = "mysql"
  # ruleid: terraform-public-database
  publicly_accessible = true
}
# ruleid: terraform-public-database
resource "azurerm_mssql_firewall_rule" "b" {
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}
resource "aws_db_instance" "c" {
  # ok: terraform-public-database
  publicly_accessible = false
}
# ok: terraform-public-database
resource "azurerm_mssql_firewall_rule" "d" {
  start_ip_address = "198.51.100.7"
  end_ip_address   = "198.51.100.7"
}
