resource "aws_ecr_repository" "a" {
  # ruleid: terraform-tags-can-change
  image_tag_mutability = "MUTABLE"
}
resource "aws_ecr_repository" "b" {
  image_scanning_configuration {
    # ruleid: terraform-tags-can-change
    scan_on_push = false
  }
}
resource "aws_ecr_repository" "c" {
  # ok: terraform-tags-can-change
  image_tag_mutability = "IMMUTABLE"
}
resource "aws_ecr_repository" "d" {
  image_scanning_configuration {
    # ok: terraform-tags-can-change
    scan_on_push = true
  }
}
