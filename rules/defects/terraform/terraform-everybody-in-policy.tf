data "aws_iam_policy_document" "a" {
  # ruleid: terraform-everybody-in-policy
  statement {
    actions = ["sqs:SendMessage"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
  # ok: terraform-everybody-in-policy
  statement {
    actions = ["sqs:SendMessage"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.a.arn]
    }
  }
}
resource "aws_sqs_queue_policy" "b" {
  policy = jsonencode({
    # ruleid: terraform-everybody-in-policy
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.a.arn
    }]
  })
}
resource "aws_sqs_queue_policy" "c" {
  policy = jsonencode({
    # ok: terraform-everybody-in-policy
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = aws_sqs_queue.a.arn
    }]
  })
}
