import ast
import sys

# ruleid: python-code-injection-input
print(eval(input("expression: ")))
expression = sys.argv[1]
# ruleid: python-code-injection-input
exec(expression)
# ok: python-code-injection-input
print(ast.literal_eval(expression))
# ok: python-code-injection-input
print(eval("2 * 3"))
# ok: python-code-injection-input
print(eval(str(int(input()))))
