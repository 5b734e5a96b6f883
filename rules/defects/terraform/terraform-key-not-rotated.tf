resource "aws_kms_key" "a" {
  description         = "data"
  # ruleid: terraform-key-not-rotated
  enable_key_rotation = false
}
resource "aws_kms_key" "b" {
  # ruleid: terraform-key-not-rotated
  enable_key_rotation = false
}
resource "aws_kms_key" "c" {
  # ok: terraform-key-not-rotated
  enable_key_rotation = true
}
# ok: terraform-key-not-rotated
resource "aws_kms_key" "d" {
  key_usage = "SIGN_VERIFY"
}
