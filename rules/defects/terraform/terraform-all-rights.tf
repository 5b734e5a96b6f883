data "aws_iam_policy_document" "a" {
  # ruleid: terraform-all-rights
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
  # ok: terraform-all-rights
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
  # ok: terraform-all-rights
  statement {
    effect    = "Deny"
    actions   = ["*"]
    resources = ["*"]
  }
}
resource "aws_iam_policy" "b" {
  policy = jsonencode({
    # ruleid: terraform-all-rights
    Statement = [{
      Action   = "*"
      Effect   = "Allow"
      Resource = "*"
    }]
  })
}
