resource "aws_s3_bucket" "a" {
  versioning {
    # ruleid: terraform-versioning-off
    enabled = false
  }
}
resource "aws_s3_bucket_versioning" "b" {
  versioning_configuration {
    # ruleid: terraform-versioning-off
    status = "Suspended"
  }
}
resource "aws_s3_bucket" "c" {
  versioning {
    # ok: terraform-versioning-off
    enabled = true
  }
}
resource "aws_s3_bucket_versioning" "d" {
  versioning_configuration {
    # ok: terraform-versioning-off
    status = "Enabled"
  }
}
