; Definitions

(function_item name: (_) @name parameters: (_) @parameters body: (_) @body) @definition.function
(function_signature_item name: (_) @name parameters: (_) @parameters) @definition.function
(struct_item name: (_) @name body: (_)? @body) @definition.struct
(union_item name: (_) @name body: (_) @body) @definition.union
(enum_item name: (_) @name body: (_) @body) @definition.enum
(trait_item name: (_) @name body: (_) @body) @definition.trait
(impl_item type: (type_identifier) @name body: (_)? @body) @definition.implementation
(impl_item type: (generic_type type: (type_identifier) @name) body: (_)? @body) @definition.implementation
(impl_item type: (scoped_type_identifier name: (type_identifier) @name) body: (_)? @body) @definition.implementation
(impl_item type: (generic_type type: (scoped_type_identifier name: (type_identifier) @name)) body: (_)? @body) @definition.implementation
(impl_item type: (reference_type type: (type_identifier) @name) body: (_)? @body) @definition.implementation
(impl_item type: (_) body: (_)? @body) @definition.implementation
(mod_item name: (_) @name body: (_)? @body) @definition.module
(type_item name: (_) @name) @definition.type
(associated_type name: (_) @name) @definition.type
(macro_definition name: (_) @name) @definition.macro

; What names other files

(use_declaration) @import.tree
(mod_item !body) @import.tree
(extern_crate_declaration) @import.tree
(macro_invocation (token_tree)) @import.tree
(scoped_identifier path: [(crate) (super) (self)]) @import.tree
(scoped_type_identifier path: [(crate) (super) (self)]) @import.tree

; Paths that may begin with the name of a crate

(scoped_identifier path: (identifier)) @uses
(scoped_identifier path: (scoped_identifier path: (identifier))) @uses
(scoped_identifier path: (scoped_identifier path: (scoped_identifier path: (identifier)))) @uses
(scoped_type_identifier path: (identifier)) @uses
(scoped_type_identifier path: (scoped_identifier path: (identifier))) @uses
(scoped_type_identifier path: (scoped_identifier path: (scoped_identifier path: (identifier)))) @uses

(mod_item name: (_) @declares body: (_))
(source_file (const_item name: (_) @declares))
(source_file (static_item name: (_) @declares))

; Items among the tokens of a macro

(token_tree ["struct" "enum" "trait" "type" "union" "fn" "static"] . (identifier) @declares)

; Marks

[(line_comment) (block_comment)] @comment
(attribute_item) @decorator

(if_expression) @decision.nest
(else_clause) @flat
(else_clause (if_expression) @chained)
[(while_expression) (for_expression)] @decision.nest
(loop_expression) @nest
(match_expression) @nest
(match_arm) @decision
(try_expression) @decision
(closure_expression) @level
(break_expression (label)) @flat
(continue_expression (label)) @flat
(binary_expression operator: ["&&" "||"] @operator) @boolean.decision
