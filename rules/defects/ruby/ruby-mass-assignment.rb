class UsersController < ApplicationController
  def create
    # ruleid: ruby-mass-assignment
    @user = User.new(params.permit!)
    # ruleid: ruby-mass-assignment
    @user.update(params[:user].permit!)
    # ok: ruby-mass-assignment
    @user = User.new(params.require(:user).permit(:name, :mail))
    # ok: ruby-mass-assignment
    @user = User.find(params[:id])
  end
end
