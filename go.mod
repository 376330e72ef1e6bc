module ask287

go 1.26
