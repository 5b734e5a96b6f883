# ruleid: terraform-cleartext-traffic
resource "aws_lb_listener" "a" {
  port     = 80
  protocol = "HTTP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.a.arn
  }
}
# ok: terraform-cleartext-traffic
resource "aws_lb_listener" "b" {
  port     = 80
  protocol = "HTTP"
  default_action {
    type = "redirect"
    redirect {
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}
resource "azurerm_storage_account" "c" {
  # ruleid: terraform-cleartext-traffic
  https_traffic_only_enabled = false
}
resource "aws_cloudfront_distribution" "d" {
  default_cache_behavior {
    # ok: terraform-cleartext-traffic
    viewer_protocol_policy = "redirect-to-https"
  }
}
