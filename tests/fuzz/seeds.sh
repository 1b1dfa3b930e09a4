# Sourced. The files that a fuzzer begins with: those it has found, and those of other tests.
seeds() {  # which
	find "tests/fuzz/corpus/${1/figure/model}" -type f
	case $1 in
	model | figure) ls tests/{valid,invalid,rules/*,status}/*.xml models/*.xml ;;
	yardstick) ls {models,tests/{valid,invalid,status,rules}}/yardsticks/*.xml ;;
	rules) ls models/rules/*.sql tests/invalid/rules/*.sql ;;
	list) ls tests/invalid/lists/*.csv ;;
	esac
}
fuzzers=(model figure yardstick rules list)
