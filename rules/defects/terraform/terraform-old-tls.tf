resource "aws_cloudfront_distribution" "a" {
  viewer_certificate {
    # ruleid: terraform-old-tls
    minimum_protocol_version = "TLSv1"
  }
}
resource "aws_lb_listener" "b" {
  protocol   = "HTTPS"
  # ruleid: terraform-old-tls
  ssl_policy = "ELBSecurityPolicy-2016-08"
}
resource "azurerm_storage_account" "c" {
  # ruleid: terraform-old-tls
  min_tls_version = "TLS1_0"
}
resource "azurerm_storage_account" "d" {
  # ok: terraform-old-tls
  min_tls_version = "TLS1_2"
}
resource "aws_lb_listener" "e" {
  # ok: terraform-old-tls
  ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
}
