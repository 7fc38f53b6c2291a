module kehu.example/credit_desk

go 1.19
