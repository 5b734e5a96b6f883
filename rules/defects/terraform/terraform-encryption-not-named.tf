# ruleid: terraform-encryption-not-named
resource "aws_ebs_volume" "a" {
  size = 40
}
# ruleid: terraform-encryption-not-named
resource "aws_db_instance" "b" {
  engine = "mysql"
}
# ok: terraform-encryption-not-named
resource "aws_ebs_volume" "c" {
  size      = 40
  encrypted = true
}
# ok: terraform-encryption-not-named
resource "aws_rds_cluster" "d" {
  storage_encrypted = var.encrypted
}
