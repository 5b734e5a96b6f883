resource "aws_cloudtrail" "a" {
  # ruleid: terraform-logging-off
  enable_logging             = false
  # ruleid: terraform-logging-off
  enable_log_file_validation = false
}
resource "google_container_cluster" "b" {
  # ruleid: terraform-logging-off
  logging_service = "none"
}
resource "aws_cloudtrail" "c" {
  # ok: terraform-logging-off
  enable_logging             = true
  # ok: terraform-logging-off
  enable_log_file_validation = true
}
