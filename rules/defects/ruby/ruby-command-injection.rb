class ToolsController < ApplicationController
  def ping
    host = params[:host]
    # ruleid: ruby-command-injection
    system("ping -c 1 #{host}")
    # ruleid: ruby-command-injection
    out = `ping -c 1 #{params[:host]}`
    # ruleid: ruby-command-injection
    Open3.capture2("nslookup " + host)
    # ok: ruby-command-injection
    system("ping", "-c", "1", host)
    # ok: ruby-command-injection
    system("ping -c 1 #{Shellwords.escape(host)}")
    # ok: ruby-command-injection
    system("uptime")
    render plain: out
  end
end
