data "aws_iam_policy_document" "a" {
  # ruleid: terraform-service-wildcard
  statement {
    actions   = ["s3:*"]
    resources = ["*"]
  }
  # ok: terraform-service-wildcard
  statement {
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::a/*"]
  }
  # ok: terraform-service-wildcard
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}
resource "aws_iam_role_policy" "b" {
  policy = jsonencode({
    # ruleid: terraform-service-wildcard
    Statement = [{
      Action   = ["ec2:*"]
      Effect   = "Allow"
      Resource = "*"
    }]
  })
}
