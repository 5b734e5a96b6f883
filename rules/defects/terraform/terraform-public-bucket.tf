resource "aws_s3_bucket" "a" {
  bucket = "site"
  # ruleid: terraform-public-bucket
  acl    = "public-read"
}
resource "google_storage_bucket_iam_member" "b" {
  bucket = "site"
  role   = "roles/storage.objectViewer"
  # ruleid: terraform-public-bucket
  member = "allUsers"
}
resource "aws_s3_bucket_acl" "c" {
  # ok: terraform-public-bucket
  acl = "private"
}
resource "azurerm_storage_account" "d" {
  name = "site"
  # ok: terraform-public-bucket
  allow_nested_items_to_be_public = false
}
