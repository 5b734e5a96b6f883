; inherits: typescript/flows.scm
