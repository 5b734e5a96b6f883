resource "aws_db_instance" "a" {
  # ruleid: terraform-deletion-protection-off
  deletion_protection = false
}
resource "aws_dynamodb_table" "b" {
  # ruleid: terraform-deletion-protection-off
  deletion_protection_enabled = false
}
resource "aws_db_instance" "c" {
  # ok: terraform-deletion-protection-off
  deletion_protection = true
}
resource "aws_rds_cluster" "d" {
  # ok: terraform-deletion-protection-off
  deletion_protection = var.protect
}
