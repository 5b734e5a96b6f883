resource "aws_db_instance" "a" {
  engine            = "mysql"
  # ruleid: terraform-storage-not-encrypted
  storage_encrypted = false
}
resource "aws_ebs_volume" "b" {
  size      = 40
  # ruleid: terraform-storage-not-encrypted
  encrypted = false
}
resource "aws_elasticsearch_domain" "e" {
  encrypt_at_rest {
    # ruleid: terraform-storage-not-encrypted
    enabled = false
  }
}
resource "aws_rds_cluster" "c" {
  # ok: terraform-storage-not-encrypted
  storage_encrypted = true
}
resource "aws_efs_file_system" "d" {
  # ok: terraform-storage-not-encrypted
  encrypted = true
}
