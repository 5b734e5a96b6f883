resource "aws_lambda_function_url" "a" {
  # ruleid: terraform-call-without-login
  authorization_type = "NONE"
}
resource "aws_api_gateway_method" "b" {
  http_method   = "POST"
  # ruleid: terraform-call-without-login
  authorization = "NONE"
}
resource "aws_lambda_function_url" "c" {
  # ok: terraform-call-without-login
  authorization_type = "AWS_IAM"
}
resource "aws_api_gateway_method" "d" {
  http_method   = "OPTIONS"
  # ok: terraform-call-without-login
  authorization = "NONE"
}
