resource "aws_s3_bucket_public_access_block" "a" {
  # ruleid: terraform-public-block-off
  block_public_acls   = false
  # ruleid: terraform-public-block-off
  block_public_policy = false
  # ok: terraform-public-block-off
  ignore_public_acls  = true
}
resource "aws_s3_account_public_access_block" "b" {
  # ok: terraform-public-block-off
  block_public_acls = true
}
