import sys

items = ["a", "b", "c"]
number = int(input("which? "))
# ruleid: python-index-from-request
print(items[number])
if 0 <= number < len(items):
    # ok: python-index-from-request
    print(items[number])
other = int(sys.argv[1])
# ruleid: python-index-from-request
print(items[other])
# ok: python-index-from-request
print(items[0])
